//! The numbers of figures, each against what is known without them.

mod activation;
mod bias_variance;
mod collapse;
mod die;
mod loss_slopes;
mod point;
mod polynomial;
