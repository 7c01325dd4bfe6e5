package org.pointsmall.broadleaf.boot;

import java.util.Locale;

/** What happens to Broadleaf's tables at start-up; the property {@code broadleaf.schema}. */
public enum SchemaMode {
    /** Nothing: the tables must be there. The production setting. */
    NONE,
    /** Missing tables and columns are added, reference data is filled in where absent. Safe to repeat. */
    UPDATE,
    /** Tables are dropped and created afresh, with reference data. Loses all data; for tests. */
    CREATE;

    /** The value of Hibernate's {@code hibernate.hbm2ddl.auto} that does this. */
    public String hbm2ddl() {
        return name().toLowerCase(Locale.ROOT);
    }
}
