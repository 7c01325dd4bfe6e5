/** Several processes of the store on one PostgreSQL: what holds between nodes, and what survives their deaths. */
package org.pointsmall.demo.nodes;
