/** Points in bulk: batches are brought, looked at, started, approved and stopped here. */
@NullMarked
package org.pointsmall.loyalty.admin.batch;

import org.jspecify.annotations.NullMarked;
