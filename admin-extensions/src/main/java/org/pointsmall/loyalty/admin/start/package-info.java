/** Where a merchant begins: what is to be set up first, and how far it is. */
@NullMarked
package org.pointsmall.loyalty.admin.start;

import org.jspecify.annotations.NullMarked;
