package org.pointsmall.demo.nodes;

class TwoNodesInBroadleafsWayTest extends TwoNodesContract {

    @Override
    protected String mode() {
        return "broadleaf";
    }
}
