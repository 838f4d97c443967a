//! A training step allocates nothing: every buffer is sized when the network is built.

use playground::{Data, PlaygroundState, SeedRandom, inputs_of, run_of};

#[test]
fn training_allocates_nothing() {
    for link in [
        "#seed=0.1",
        "#seed=0.1&batchSize=30&activation=relu&regularization=L1&regularizationRate=0.01",
        "#seed=0.1&batchSize=1&activation=sigmoid&regularization=L2&regularizationRate=0.1",
        "#seed=0.1&problem=regression&networkShape=8,8,8&xSquared=true&sinX=true",
    ] {
        let (state, _) = PlaygroundState::from_link(link);
        let mut random = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut random);
        let mut run = run_of(&state, &data, &inputs_of(&state, &data), &mut random);
        let allocations = allocation_counter::measure(|| {
            for _ in 0..100 {
                run.step();
            }
            run.losses();
        });
        assert_eq!(allocations.count_total, 0, "{link}");
    }
}
