package org.pointsmall.demo.nodes;

class TwoNodesInOneTransactionTest extends TwoNodesContract {

    @Override
    protected String mode() {
        return "outer";
    }
}
