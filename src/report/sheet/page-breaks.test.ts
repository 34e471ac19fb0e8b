import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageBreaks } from './page-breaks.ts'

/** Lines of text below each other, with gaps, on a sheet. */
const sheet = fc
  .array(
    fc.record({ gap: fc.integer({ min: 0, max: 60 }), tall: fc.integer({ min: 8, max: 60 }), welcome: fc.boolean() }),
    { minLength: 1, maxLength: 400 },
  )
  .map((lines) => {
    let y = 0
    const whole = lines.map(({ gap, tall, welcome }) => {
      const top = y + gap
      y = top + tall
      return { top, bottom: y, welcome }
    })
    return {
      height: y + 30,
      whole,
      sections: whole.filter(({ top }) => top % 7 === 0).map(({ top }) => top),
      welcome: whole.filter(({ welcome }) => welcome).map(({ top }) => top),
    }
  })

describe('a sheet that is cut into pages', () => {
  it('is covered without gap or overlap, no page taller than allowed, no line cut through', () => {
    fc.assert(
      fc.property(sheet, fc.integer({ min: 100, max: 1600 }), (boxes, most) => {
        const pages = pageBreaks(boxes, most)
        expect(pages[0]?.top).toBe(0)
        expect(pages.at(-1)?.bottom).toBe(boxes.height)
        pages.forEach((page, index) => {
          expect(page.bottom - page.top).toBeGreaterThan(0)
          expect(page.bottom - page.top).toBeLessThanOrEqual(most)
          if (index > 0) expect(page.top).toBe(pages[index - 1]?.bottom)
          if (index < pages.length - 1)
            expect(boxes.whole.filter(({ top, bottom }) => top < page.bottom && bottom > page.bottom)).toEqual([])
        })
      }),
    )
  })

  it('ends for a line that is taller than a page', () => {
    expect(
      pageBreaks({ height: 1000, whole: [{ top: 0, bottom: 1000 }], sections: [], welcome: [] }, 300).map(
        ({ bottom }) => bottom,
      ),
    ).toEqual([300, 600, 900, 1000])
  })

  it('prefers to cut between sections where the page is well filled', () => {
    expect(
      pageBreaks({ height: 1500, whole: [{ top: 900, bottom: 920 }], sections: [800], welcome: [850] }, 1000)[0]
        ?.bottom,
    ).toBe(800)
    expect(
      pageBreaks({ height: 1500, whole: [{ top: 900, bottom: 920 }], sections: [200], welcome: [850] }, 1000)[0]
        ?.bottom,
    ).toBe(850)
  })
})
