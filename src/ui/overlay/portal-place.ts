import { createContext, useContext } from 'react'

const PortalPlace = createContext<HTMLElement | null>(null)

/**
 * Says where what floats over the page is put: at the end of the page, unless an element is given, whose theme it then
 * has.
 */
export const PortalPlaceProvider = PortalPlace.Provider

/** Where what floats over the page is put, as the portals of Base UI take it. */
export function usePortalPlace(): HTMLElement | undefined {
  return useContext(PortalPlace) ?? undefined
}
