package org.pointsmall.loyalty.admin.definition;

/**
 * Something that leads on from a definition's page, or that is done there.
 *
 * @param address below the admin
 * @param text the code of what it says
 * @param acts whether it does something, and so is no link
 */
public record Aside(String address, String text, boolean acts) {}
