package org.pointsmall.demo.data;

/**
 * A shelf of the demo store. The data set has none: they are derived from the products' names.
 *
 * @param code stable key, lower case with dashes; fit for a URL
 */
public record Category(String code, String englishName, String chineseName) {
    public Category {
        if (!code.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("not a category code: '" + code + "'");
        }
        if (englishName.isBlank() || chineseName.isBlank()) {
            throw new IllegalArgumentException("category " + code + " lacks a name");
        }
    }
}
