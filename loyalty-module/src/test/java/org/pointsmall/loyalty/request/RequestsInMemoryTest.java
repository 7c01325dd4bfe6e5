package org.pointsmall.loyalty.request;

/** So that the tests of the API stand on what holds of databases too. */
class RequestsInMemoryTest extends RequestsContract {
    private final InMemoryRequests requests = new InMemoryRequests();

    @Override
    protected RequestKeyStore keys() {
        return requests;
    }

    @Override
    protected PaceStore paces() {
        return requests;
    }
}
