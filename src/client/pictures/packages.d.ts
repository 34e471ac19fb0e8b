declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const make: import('#src/pictures/engine/engine.ts').MakeEngineModule
  export default make
}
