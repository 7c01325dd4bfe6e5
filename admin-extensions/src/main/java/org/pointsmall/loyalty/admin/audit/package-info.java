/** The audit trail in the admin: it is written down what is done here, and read, filtered and exported. */
@NullMarked
package org.pointsmall.loyalty.admin.audit;

import org.jspecify.annotations.NullMarked;
