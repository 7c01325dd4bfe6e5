/**
 * The ledger on a real PostgreSQL under many threads, and under nodes that are killed. Everything here stands on what a
 * store has: a pool, the plugin's own transactions, the ledger. Nothing is mocked.
 */
package org.pointsmall.loyalty.ledger.load;
