package org.pointsmall.loyalty.broadleaf;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class SettingsInTheStoreOnH2Test extends SettingsInTheStoreContract {}
