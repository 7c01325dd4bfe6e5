package org.pointsmall.lines;

/**
 * One thing that is used of Broadleaf, or that a line of Broadleaf has, as one line of a list.
 *
 * @param name of a member: its type's internal name, a dot, its name and its descriptor
 */
record Use(Kind kind, String name) implements Comparable<Use> {
    /** What can be used. */
    enum Kind {
        /** A class or an interface, whichever it is; no list has it. */
        TYPE,
        CLASS,
        INTERFACE,
        METHOD,
        STATIC_METHOD,
        FIELD,
        STATIC_FIELD,
        /** An annotation's element. */
        ELEMENT,
        /** A type whose name stands in a text. Where lines name it otherwise, we name each. */
        NAMED,
        /** A method that a subtype of ours may override. */
        OPEN,
        /** A method without a body: each subtype has one. */
        MUST,
        /** A bean of the store's context. */
        BEAN,
        TABLE,
        /** A page that ours is put into, or a part that ours includes. */
        TEMPLATE,
        /** A tag that Broadleaf's dialect gives to pages. */
        TAG,
        /** A function of the admin's scripts. */
        SCRIPT
    }

    static Use of(Kind kind, String name) {
        return new Use(kind, javax(name));
    }

    static Use member(Kind kind, String type, String name, String descriptor) {
        return of(kind, type + "." + name + (descriptor.startsWith("(") ? "" : ":") + descriptor);
    }

    /** Jakarta's packages are renamed in our artifacts for 7.0: what differs by that alone is the same. */
    static String javax(String name) {
        return name.replace("jakarta/", "javax/");
    }

    static Use parse(String line) {
        int space = line.indexOf(' ');
        return new Use(Kind.valueOf(line.substring(0, space)), line.substring(space + 1));
    }

    @Override
    public int compareTo(Use other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
