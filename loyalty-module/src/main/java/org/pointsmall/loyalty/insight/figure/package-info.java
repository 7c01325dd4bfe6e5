/**
 * What the programme did, added up by hours and days of its zone, so that any span of days is answered without reading the
 * journal.
 *
 * <p>The journal stays the truth: what is kept here can be thrown away, and is made again from it. An event of the outbox
 * notes that something happened in an hour ({@code NoteHours}); the job {@link
 * org.pointsmall.loyalty.insight.figure.CountFigures} counts that hour anew. An hour that is counted twice is the same as
 * one that is counted once. {@link org.pointsmall.loyalty.insight.figure.RebuildFigures} counts all of them.
 */
@NullMarked
package org.pointsmall.loyalty.insight.figure;

import org.jspecify.annotations.NullMarked;
