/** Wiring: how the module joins a Broadleaf admin, and the rows that it adds to the admin's own tables. */
@NullMarked
package org.pointsmall.loyalty.admin.config;

import org.jspecify.annotations.NullMarked;
