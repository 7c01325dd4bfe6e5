package org.pointsmall.loyalty.api.fuzz;

/**
 * A resource that is asked.
 *
 * @param method of HTTP
 * @param path with places for variables: {@code /orders/{number}}
 */
public record Endpoint(String method, String path) {}
