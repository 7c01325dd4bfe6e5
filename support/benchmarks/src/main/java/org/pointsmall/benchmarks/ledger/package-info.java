/**
 * The ledger beside the least SQL that could do the same, on one PostgreSQL: moving points, reading a member's points,
 * expiring lots.
 *
 * <p>Promises: both sides start from physical copies of one database that the plugin's own changelog made, use pools of
 * one size on one server with one configuration, do the same work in the same order, and take turns (A B B A ...);
 * after a run that moves points the plugin's own proof is asked about the books of both sides.
 */
@NullMarked
package org.pointsmall.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
