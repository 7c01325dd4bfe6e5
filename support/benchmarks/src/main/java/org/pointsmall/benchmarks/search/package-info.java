/**
 * What recommending by a search costs, beside the bare query; how fast it is fed, beside a bare bulk; how soon a change is
 * found. On a real PostgreSQL and a real Elasticsearch.
 */
@NullMarked
package org.pointsmall.benchmarks.search;

import org.jspecify.annotations.NullMarked;
