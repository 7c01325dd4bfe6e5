/**
 * Odd requests, byte by byte as no HTTP client would send them, and the law that every answer keeps: nothing that a
 * client sends is the server's fault, and what is refused is refused with a problem document.
 */
package org.pointsmall.loyalty.api.fuzz;
