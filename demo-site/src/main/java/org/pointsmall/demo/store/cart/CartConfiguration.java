package org.pointsmall.demo.store.cart;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.web.order.CartState;
import org.springdoc.core.customizers.OpenApiCustomiser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets every resource of a cart, the plugin's too, be asked for one of several carts. */
@Configuration(proxyBeanMethods = false)
class CartConfiguration {

    private static final String CART = "/api/v1/cart/**";
    private static final String CHECKOUT = "/api/v1/checkout";
    private static final String PLUGIN = "/api/v1/loyalty/cart/**";

    @Bean
    WebMvcConfigurer storeCartMvc(RequestedCart requested, ShopperCarts carts) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(requested.check(false)).addPathPatterns(CART, PLUGIN);
                registry.addInterceptor(requested.check(true)).addPathPatterns(CHECKOUT);
                registry.addInterceptor(new IntoCartState(requested, carts)).addPathPatterns(PLUGIN);
            }
        };
    }

    @Bean
    OpenApiCustomiser storeCartParameter() {
        PathPattern plugin = PathPatternParser.defaultInstance.parse(PLUGIN);
        PathPattern cart = PathPatternParser.defaultInstance.parse(CART);
        return api -> api.getPaths().forEach((path, item) -> {
            PathContainer parsed = PathContainer.parsePath(path);
            if (path.equals(CHECKOUT) || cart.matches(parsed) || plugin.matches(parsed)) {
                item.readOperations().forEach(CartConfiguration::describe);
            }
        });
    }

    private static void describe(Operation operation) {
        operation.addParametersItem(new QueryParameter()
                .name(RequestedCart.PARAMETER)
                .required(false)
                .description("One of the shopper's own carts; the newest where none is named")
                .schema(new IntegerSchema().format("int64")));
    }

    /**
     * Makes the cart the request's current one, as the database has it. Broadleaf has put one there already, but from
     * caches of this node, in which what happened on another does not show for minutes.
     */
    private record IntoCartState(RequestedCart requested, ShopperCarts carts) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod) {
                CartState.setCart(carts.read(requested.id()).orElse(null));
            }
            return true;
        }
    }
}
