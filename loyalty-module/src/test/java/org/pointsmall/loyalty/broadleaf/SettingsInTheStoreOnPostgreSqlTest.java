package org.pointsmall.loyalty.broadleaf;

import org.junit.jupiter.api.Tag;
import org.pointsmall.loyalty.broadleaf.store.OnPostgreSql;
import org.springframework.test.context.ContextConfiguration;

/** The same on a real PostgreSQL, which the test starts itself. */
@Tag("own-jvm")
@ContextConfiguration(initializers = OnPostgreSql.class)
class SettingsInTheStoreOnPostgreSqlTest extends SettingsInTheStoreContract {}
