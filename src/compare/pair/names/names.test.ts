import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Person } from '#src/domain/table/table.ts'
import { calledOf, kinshipOf } from './kinship.ts'
import { nameKey, takeApart } from './name-parts.ts'

const person = (name: string | null, email: string | null = null): Person => ({
  userId: null,
  crmId: null,
  name,
  email,
  scopeId: null,
  hierarchyId: null,
  hierarchyName: null,
  parentHierarchyId: null,
  parentHierarchyName: null,
})
const kinship = (one: string, other: string, ownMail?: string, otherMail?: string) =>
  kinshipOf(calledOf(person(one, ownMail)), calledOf(person(other, otherMail)))

describe('a cell that names somebody', () => {
  test.each([
    ['Nora Lindqvist (AE)', 'Nora Lindqvist', ['AE']],
    ['Nora Lindqvist – Account Executive', 'Nora Lindqvist', ['Account Executive']],
    ['Nora Lindqvist\nAccount Executive', 'Nora Lindqvist', ['Account Executive']],
    ['1. Nora Lindqvist', 'Nora Lindqvist', []],
    ['🏆 Nora Lindqvist*', 'Nora Lindqvist', []],
    ['Mei-Lin Tan', 'Mei-Lin Tan', []],
  ])('%j is %s', (cell, name, beside) => {
    const parts = takeApart(cell)
    expect(parts.names[0]).toBe(name)
    expect(parts.beside).toEqual(expect.arrayContaining(beside))
  })

  test('gives an e-mail and ids that stand beside the name', () => {
    expect(takeApart('Nora <nora@globex.example> (0053x000000Bx11QAA) #411')).toMatchObject({
      emails: ['nora@globex.example'],
      ids: ['0053x000000Bx11QAA', '411'],
    })
  })

  test('keeps the name among its readings, whatever stands around it', () => {
    const word = fc.constantFrom('AE', 'Inactive', 'West', 'Account Executive', 'she/her', 'EMEA', '⭐', '12')
    const around = fc.constantFrom(
      (name: string, one: string) => `${name} (${one})`,
      (name: string, one: string) => `${name} - ${one}`,
      (name: string, one: string) => `${name}\n${one}`,
      (name: string, one: string) => `${one} | ${name}`,
      (name: string, one: string) => `${name}, ${one}`,
      (name: string, one: string) => `[${one}] ${name}`,
    )
    const name = fc.constantFrom('Nora Lindqvist', 'Tomás Herrera', 'Mei-Lin Tan', "Siobhán O'Neill", '田中太郎')
    fc.assert(
      fc.property(name, word, around, word, around, (own, first, inner, second, outer) => {
        const keys = takeApart(outer(inner(own, first), second)).names.map(nameKey)
        expect(keys).toContain(nameKey(own))
      }),
    )
  })
})

describe('two names', () => {
  test.each([
    ['Nora Lindqvist', 'LINDQVIST, Nora', 'same'],
    ['Björn Strauß', 'Bjoern Strauss', 'same'],
    ['Nora K. Lindqvist', 'Nora Lindqvist', 'compatible'],
    ['Bob Mills', 'Robert Mills', 'compatible'],
    ['N. Lindqvist', 'Nora Lindqvist', 'compatible'],
    ['nlindqvist', 'Nora Lindqvist', 'compatible'],
    ['Nora Lindquist', 'Nora Lindqvist', 'compatible'],
    ['Nora Bergström', 'Nora Lindqvist', 'some'],
    ['Erik Lindqvist', 'Nora Lindqvist', 'none'],
    ['Rep A', 'Nora Lindqvist', 'unknown'],
    ['田中太郎', 'Taro Tanaka', 'unknown'],
  ])('%s and %s are %s', (one, other, kin) => {
    expect(kinship(one, other)).toBe(kin)
    expect(kinship(other, one)).toBe(kin)
  })

  test('of two e-mails that have nothing in common are not two spellings of one', () => {
    expect(kinship('Nora Bergström', 'Nora Lindqvist', 'nora.bergstrom@x.example', 'nl@x.example')).toBe('none')
    expect(kinship('Nora Lindqvist', 'Nora Lindqvist', 'nl@x.example', 'nora.lindqvist@x.example')).not.toBe('none')
  })
})
