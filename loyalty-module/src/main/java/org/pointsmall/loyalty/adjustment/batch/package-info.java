/**
 * Points given and taken in bulk: of a file, or to a segment. A batch is read, looked at, and only then moved, each member
 * once at most. Above the limit the whole of it waits for a second admin.
 */
@NullMarked
package org.pointsmall.loyalty.adjustment.batch;

import org.jspecify.annotations.NullMarked;
