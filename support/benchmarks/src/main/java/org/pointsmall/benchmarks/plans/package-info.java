/**
 * How PostgreSQL answers the ledger's own statements over a long history: the product is exercised, and the server
 * explains what it was asked. Nothing here repeats a statement of the product's.
 */
@NullMarked
package org.pointsmall.benchmarks.plans;

import org.jspecify.annotations.NullMarked;
