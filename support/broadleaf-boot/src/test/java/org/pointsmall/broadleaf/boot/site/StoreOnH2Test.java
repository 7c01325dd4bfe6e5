package org.pointsmall.broadleaf.boot.site;

@OnH2
class StoreOnH2Test extends StoreContract {}
