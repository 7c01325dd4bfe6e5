package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is known of items, as the last model in force has it; readers see one whole model, never half of the next. A model
 * is made anew every so often, and each has a greater number: its generation.
 */
public interface ItemTastes {
    /** Of a store without a model. */
    ItemTastes NONE = new ItemTastes() {
        @Override
        public Map<Long, ItemTaste> of(Collection<Long> productIds) {
            return Map.of();
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public List<Long> changedSince(long generation, long after, int limit) {
            return List.of();
        }
    };

    /** By product; those that nothing is known of are left out. */
    Map<Long, ItemTaste> of(Collection<Long> productIds);

    /** The generation in force; 0 before the first. */
    long generation();

    /**
     * Products of whom something else is known now than in a generation, by id: whoever had read them then reads these
     * once more. It may name some that are as they were.
     *
     * @param generation the one that was in force then; 0 for all products
     * @param after the product behind which to go on; 0 to begin with
     * @param limit how many, at most
     */
    List<Long> changedSince(long generation, long after, int limit);
}
