package org.pointsmall.loyalty.broadleaf;

import org.junit.jupiter.api.Tag;
import org.pointsmall.loyalty.broadleaf.store.OnPostgreSql;
import org.springframework.test.context.ContextConfiguration;

/** In the one store that lives in this JVM: Broadleaf's caches are one per JVM. */
@Tag("own-jvm")
@ContextConfiguration(initializers = OnPostgreSql.class)
class FlagsInTheStoreOnPostgreSqlTest extends FlagsInTheStoreContract {}
