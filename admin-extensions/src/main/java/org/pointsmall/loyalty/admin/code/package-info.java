/** The section of codes that are given as rewards: their pools, and the import of files. No code is shown in full here. */
@NullMarked
package org.pointsmall.loyalty.admin.code;

import org.jspecify.annotations.NullMarked;
