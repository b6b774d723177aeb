/** A picture for the models that edit one: 64 x 64 pixels, the smallest they take, all red; 132 bytes of PNG in base64. */

/** Made with zlib: IHDR 64x64 8-bit RGB, one IDAT of 64 unfiltered rows of ff0000, IEND. */
export const redSquare =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4FgYrsKZeS0BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBA' +
  'QEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc8OJg6Ln3AAAAAElFTkSuQmCC';
