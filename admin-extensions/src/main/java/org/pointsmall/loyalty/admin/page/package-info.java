/**
 * What our own pages in the admin have in common: how their controllers are found, who may do what, and how things are
 * said. Plain Spring MVC and templates in the admin's layout, nothing of Broadleaf's controllers, so that the pages port
 * to other lines of Broadleaf.
 */
@NullMarked
package org.pointsmall.loyalty.admin.page;

import org.jspecify.annotations.NullMarked;
