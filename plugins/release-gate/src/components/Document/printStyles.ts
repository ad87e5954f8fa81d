const SHEET = '[data-document-sheet]';
const AROUND = `html, body, body *:has(${SHEET})`;

/**
 * Printed, a page is its document alone: black on white, without what the
 * portal draws around it. It hangs on no class of the portal's.
 */
export const printStyles = `
@page { margin: 18mm 16mm; }
@media print {
  body *:not(:has(${SHEET})):not(${SHEET}):not(${SHEET} *) {
    display: none !important;
  }
  ${AROUND}, ${SHEET} {
    display: block !important;
    position: static !important;
    width: auto !important;
    max-width: none !important;
    height: auto !important;
    min-height: 0 !important;
    max-height: none !important;
    margin: 0 !important;
    padding: 0 !important;
    overflow: visible !important;
    border: 0 !important;
    box-shadow: none !important;
    transform: none !important;
    transition: none !important;
    background: #fff !important;
  }
  ${SHEET} [data-measure] { max-width: none !important; }
  ${SHEET} [data-print-only] { display: block !important; }
  ${SHEET}, ${SHEET} * {
    color: #000 !important;
    background-color: transparent !important;
    box-shadow: none !important;
    transition: none !important;
  }
  ${SHEET} mark { outline: 1px dashed #000; }
  ${SHEET} ins { text-decoration: underline !important; }
  ${SHEET} del { text-decoration: line-through !important; }
  ${SHEET} a { text-decoration: underline !important; }
  ${SHEET} a[href^="http"]::after {
    content: " (" attr(href) ")";
    font-size: 0.8em;
    overflow-wrap: anywhere;
  }
  ${SHEET} [data-scrolls] { overflow: visible !important; }
  ${SHEET} [data-rank] { break-after: avoid; }
  ${SHEET} tr, ${SHEET} pre, ${SHEET} li { break-inside: avoid; }
}
`;
