import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium, chromiumFlags } from './src/setup/chromium.mjs'
const log=readFileSync('/tmp/srv.log','utf8'); const base=/is at (\S+)/.exec(log)[1], demo=/tenant at (\S+)/.exec(log)[1]
const ex=findChromium(); const b=await chromium.launch({...(ex?{executablePath:ex}:{}),args:chromiumFlags()})
for(const [n,o] of [['d',{viewport:{width:1280,height:800}}],['k',{viewport:{width:1280,height:800},colorScheme:'dark'}],['m',{viewport:{width:360,height:740}}]]){
const ctx=await b.newContext(o); const page=await ctx.newPage(); page.on('console',m=>['error','warning'].includes(m.type())&&console.log(n,m.text()))
await page.goto(base+'/jobs'); await page.waitForTimeout(1500)
const t=page.getByRole('button',{name:'Try it with the demo tenant'}); if(await t.count()) await t.click(); if(n==='k') await page.getByRole('button',{name:'New export'}).click()
await page.waitForTimeout(2500); await page.screenshot({path:`/tmp/j-${n}.png`,fullPage:true}); await ctx.close()}
await b.close()
