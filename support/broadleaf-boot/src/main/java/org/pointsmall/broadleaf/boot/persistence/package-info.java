/**
 * Broadleaf's persistence on Hibernate 4.2 and Spring 5: one pool, one JPA transaction manager that shares its
 * connection with plain JDBC, the merged persistence units, weaving that either took place or stops the start, and the
 * tables with the rows that the platform can't do without.
 */
@NullMarked
package org.pointsmall.broadleaf.boot.persistence;

import org.jspecify.annotations.NullMarked;
