package org.pointsmall.demo.data;

/** The data set's code of an item, such as {@code 85123A}: upper case, letters and digits. */
public record ItemId(String value) {
    public ItemId {
        if (!value.matches("[0-9A-Z]{1,12}")) {
            throw new IllegalArgumentException("not an item code: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
