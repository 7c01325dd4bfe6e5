/**
 * Broadleaf's merged XML inside a Boot context: defaults as the weakest properties, placeholders answered by Spring's
 * Environment, Boot's clashing auto-configurations and Broadleaf's unusable beans taken out.
 */
@NullMarked
package org.pointsmall.broadleaf.boot.context;

import org.jspecify.annotations.NullMarked;
