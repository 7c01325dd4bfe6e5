package org.pointsmall.loyalty.job;

/**
 * One process of the store. No two have the same name, not even one after the other on the same machine: a lock's owner
 * is known by it, and a process that was started again does not own what its predecessor left.
 */
public record Node(String name) {
    private static final int LONGEST = 100;

    public Node {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("a node's name has 1 to " + LONGEST + " characters: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
