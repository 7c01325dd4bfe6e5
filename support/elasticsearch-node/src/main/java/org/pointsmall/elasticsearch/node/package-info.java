/**
 * A real Elasticsearch, of one node, for tests and the demo: never for merchants, who have a cluster of their own. It runs
 * in a process of its own, bound to loopback, since it asks nobody for a password. It ends with the process that started
 * it, however that ends.
 *
 * <p>The server's libraries stand in the folder {@code elasticsearch} beside this module's classes or jar, and are on
 * nobody's class path.
 */
@NullMarked
package org.pointsmall.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
