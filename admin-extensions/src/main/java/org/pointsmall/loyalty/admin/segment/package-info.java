/** Members' segments in the admin: how many members each has, and when that was found out. */
@NullMarked
package org.pointsmall.loyalty.admin.segment;

import org.jspecify.annotations.NullMarked;
