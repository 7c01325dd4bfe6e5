package org.pointsmall.demo.nodes;

/** With all that comes after the checkout, which is the same in both ways. */
class TwoNodesInOneTransactionTest extends AfterSaleOnNodesContract {

    @Override
    protected String mode() {
        return "outer";
    }
}
