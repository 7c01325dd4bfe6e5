package org.pointsmall.loyalty.broadleaf;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The store's side of the programme: its classes as beans of our ports, and our activities in its workflows. */
@Configuration(proxyBeanMethods = false)
@Import({
    CartSeam.class,
    PricingSeam.class,
    CheckoutSeam.class,
    RewardSeam.class,
    AfterSaleSeam.class,
    SimulationSeam.class
})
public class StoreSeam {}
