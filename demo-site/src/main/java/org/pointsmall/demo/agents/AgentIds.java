package org.pointsmall.demo.agents;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Ids as agents have them: a product's and a variant's can be told from each other. */
enum AgentIds {
    PRODUCT("prod_"),
    VARIANT("sku_"),
    CART("cart_"),
    LINE("li_");

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final String prefix;

    AgentIds(String prefix) {
        this.prefix = prefix;
    }

    String of(long id) {
        return prefix + id;
    }

    /** Nothing where this is no such id. */
    OptionalLong read(@Nullable String text) {
        return text != null
                        && text.startsWith(prefix)
                        && text.substring(prefix.length()).matches(NUMBER)
                ? OptionalLong.of(Long.parseLong(text.substring(prefix.length())))
                : OptionalLong.empty();
    }
}
