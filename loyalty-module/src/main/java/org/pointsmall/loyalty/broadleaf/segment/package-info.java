/** The store's orders as members' purchases. */
@NullMarked
package org.pointsmall.loyalty.broadleaf.segment;

import org.jspecify.annotations.NullMarked;
