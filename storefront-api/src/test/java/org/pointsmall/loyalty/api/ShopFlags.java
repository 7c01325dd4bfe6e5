package org.pointsmall.loyalty.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.Flagging;

/** Whatever a test says of products. */
final class ShopFlags implements FlaggedProducts {
    private final Map<Long, List<Flagging>> said = new HashMap<>();

    ShopFlags cleared() {
        said.clear();
        return this;
    }

    void say(long product, boolean hidden, Flag... flags) {
        said.put(product, List.of(new Flagging(List.of(flags), hidden)));
    }

    @Override
    public Map<Long, List<Flagging>> of(Collection<Long> productIds) {
        Map<Long, List<Flagging>> found = new HashMap<>(said);
        found.keySet().retainAll(productIds);
        return found;
    }
}
